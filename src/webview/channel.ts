import { createBirpc, type BirpcReturn } from 'birpc';
import type * as vscode from 'vscode';
import type { Log } from '../log/log.js';
import { CodedError } from '../profile/error.js';
import type { HostApi, PageApi } from '../protocol/page.js';
import { troubleOf } from '../log/trouble.js';

/** The page's functions, as its host calls them. */
export type PageChannel = BirpcReturn<PageApi, HostApi>;

/**
 * Connects a webview's page to its host functions. Messages cross as JSON, in which an Error would come out empty: the
 * page is told in the person's language what is the matter.
 * @param log told of what is none of our errors
 */
export function connectPage(webview: vscode.Webview, host: HostApi, log: Log): PageChannel {
  return createBirpc<PageApi, HostApi>(host, {
    post: (message) => webview.postMessage(message),
    on: (listener) => {
      webview.onDidReceiveMessage(listener);
    },
    serialize: (message: { e?: unknown }) =>
      message.e === undefined ? message : { ...message, e: troubleOf(message.e) },
    onFunctionError: (error, question) => {
      if (!(error instanceof CodedError)) log.error(`The page was not answered: ${question}.`, error);
    },
    bind: 'functions',
    timeout: -1,
  });
}
