import type { VNode } from 'preact';
import { texts } from '../texts.js';

/** Why a view has nothing to show, and a way to ask again; nothing if the message is empty. */
export function ErrorLine(props: { readonly message: string; readonly onRetry: () => void }): VNode | null {
  if (props.message === '') return null;
  return (
    <p class="error" role="alert">
      {props.message}{' '}
      <button type="button" class="link" onClick={props.onRetry}>
        {texts.retry}
      </button>
    </p>
  );
}
