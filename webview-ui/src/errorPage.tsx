import { render } from 'preact';
import type { ErrorHostApi, Failure } from '../../src/protocol/errorPage.js';
import { Failed } from './failure/failed.js';
import { connect, given, root, type VsCode } from './shared/channel.js';
import './shared/base.css';
import './shared/notices.css';
import './failure/failure.css';

// The page that says why a profile cannot be opened, in place of the profile's own.

declare function acquireVsCodeApi(): VsCode;

const host = connect<ErrorHostApi>(acquireVsCodeApi(), {}, () => undefined);
render(<Failed failure={given() as Failure} host={host} />, root());
