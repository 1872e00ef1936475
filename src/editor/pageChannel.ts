import { createBirpc, type BirpcReturn } from 'birpc';
import type * as vscode from 'vscode';
import type { HostApi, PageApi } from './protocol.js';

export type PageChannel = BirpcReturn<PageApi, HostApi>;

/** Connects a webview's page to its host functions. Messages cross as JSON, in which an Error would come out empty. */
export function connectPage(webview: vscode.Webview, host: HostApi): PageChannel {
  return createBirpc<PageApi, HostApi>(host, {
    post: (message) => webview.postMessage(message),
    on: (listener) => {
      webview.onDidReceiveMessage(listener);
    },
    serialize: (message: { e?: unknown }) =>
      message.e instanceof Error ? { ...message, e: { message: message.e.message } } : message,
    bind: 'functions',
    timeout: -1,
  });
}
