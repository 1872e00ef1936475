import * as vscode from 'vscode';

import { copyText } from '../log/clipboard.js';
import { pick, type Choice } from '../log/questions.js';
import { sayInStatusBar } from '../log/statusBar.js';

/** A line of a shell that makes a profile. */
interface HowTo extends Choice {
  /** What commands of links name it by. */
  readonly language: string;
  readonly detail: string;
}

/**
 * How a profile is made, a line a language. What is in capitals is to be replaced; what the line needs is said beside the
 * language. Each writes a file that opens with its functions named.
 */
function howTos(): readonly HowTo[] {
  const preload = 'CPUPROFILE=cpu.prof LD_PRELOAD=libprofiler.so.0';
  const named = (program: string): string =>
    `${preload} ${program} && go tool pprof -proto -output=cpu.pb.gz ${program} cpu.prof`;
  return [
    {
      language: 'go',
      label: 'Go',
      description: vscode.l10n.t('a running server with net/http/pprof'),
      detail: 'curl -o cpu.pb.gz "http://localhost:6060/debug/pprof/profile?seconds=30"',
    },
    {
      language: 'cpp',
      label: 'C++',
      description: vscode.l10n.t('with gperftools, and Go for the names'),
      detail: named('./PROGRAM'),
    },
    {
      language: 'rust',
      label: 'Rust',
      description: vscode.l10n.t('with gperftools, and Go for the names; built with debug = true'),
      detail: named('target/release/PROGRAM'),
    },
    {
      language: 'java',
      label: 'Java',
      description: vscode.l10n.t('with async-profiler 4'),
      detail: 'asprof -d 30 -f cpu.jfr PID && jfrconv cpu.jfr cpu.pb.gz',
    },
    {
      language: 'python',
      label: 'Python',
      description: vscode.l10n.t('with Austin 4: pip install austin-dist austin-python'),
      detail:
        'austin -x 30 -o cpu.mojo -p PID && mojo2austin cpu.mojo cpu.austin && austin2pprof cpu.austin cpu.pprof',
    },
    {
      language: 'node',
      label: 'Node.js',
      description: vscode.l10n.t('with npm install @datadog/pprof; written when the program ends'),
      detail: 'node --require @datadog/pprof APP.js',
    },
  ];
}

/** Shows how a profile is made, and copies the line that is chosen. @param language where the list starts */
export async function showHowTo(language: unknown): Promise<void> {
  const choices = howTos().map((each) => ({ ...each, isChosen: each.language === language }));
  const chosen = await pick(choices, {
    title: vscode.l10n.t('How to Get a Profile'),
    placeHolder: vscode.l10n.t('Enter copies the line'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  await copyText(chosen.detail);
  sayInStatusBar(vscode.l10n.t('Copied: {0}', chosen.detail));
}
