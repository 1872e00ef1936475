import { createBirpc, type BirpcReturn } from 'birpc';
import type * as vscode from 'vscode';
import type { Log } from '../log/log.js';
import { CodedError } from '../profile/error.js';
import { troubleOf } from '../log/trouble.js';

/**
 * Connects a page in a webview with the functions that it may ask of its host, until the returned channel is closed. A
 * webview whose page is replaced is connected anew. Messages cross as JSON, in which an Error would come out empty: the
 * page is told in the person's language what is the matter.
 * @param log told of what is none of our errors
 */
export function connectPage<PageApi extends object, HostApi extends object>(
  webview: vscode.Webview,
  host: HostApi,
  log: Log,
): BirpcReturn<PageApi, HostApi> {
  let listening: vscode.Disposable | undefined;
  return createBirpc<PageApi, HostApi>(host, {
    post: (message) => webview.postMessage(message),
    on: (listener) => {
      listening = webview.onDidReceiveMessage(listener);
    },
    off: () => void listening?.dispose(),
    serialize: (message: { e?: unknown }) =>
      message.e === undefined ? message : { ...message, e: troubleOf(message.e) },
    onFunctionError: (error, question) => {
      if (!(error instanceof CodedError)) log.error(`The page was not answered: ${question}.`, error);
    },
    bind: 'functions',
    timeout: -1,
  });
}
