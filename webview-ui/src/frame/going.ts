import type { PageModel } from '../model/pageModel.js';

/** The buttons at the side of a mouse, as `MouseEvent.button` has them. */
const BACK = 3;
const FORWARD = 4;

/** Goes back (-1) or forward (1) through what was selected; at the end of that, in VS Code's own history. */
export function goOrNavigate(page: PageModel, by: -1 | 1): void {
  if (!page.go(by)) page.tell(page.host.navigate(by));
}

/** Has the side buttons of the mouse go back and forward; a browser would leave the page by them. */
export function listenForMouse(page: PageModel): void {
  const isSide = ({ button }: MouseEvent): boolean => button === BACK || button === FORWARD;
  document.addEventListener('mousedown', (event) => {
    if (isSide(event)) event.preventDefault();
  });
  document.addEventListener('mouseup', (event) => {
    if (!isSide(event)) return;
    event.preventDefault();
    goOrNavigate(page, event.button === BACK ? -1 : 1);
  });
}
