const SLACK = 40;

/**
 * Keeps the newest message in view for as long as the reader has not scrolled up; of one that is
 * too tall, the beginning.
 *
 * @param pill - Button shown while a message that came meanwhile is out of sight; it leads there.
 */
export function stickToBottom(frame: HTMLElement, content: HTMLElement, pill: HTMLElement) {
  let stuck = true;
  const target = () => {
    const newest = content.lastElementChild;
    const bottom = frame.scrollHeight - frame.clientHeight;
    return newest instanceof HTMLElement ? Math.min(bottom, newest.offsetTop) : bottom;
  };
  let followed = 0;
  const follow = () => {
    if (!stuck) return;
    frame.scrollTop = target();
    followed = frame.scrollTop;
  };
  const isBelow = () => {
    const newest = content.lastElementChild;
    const end = frame.scrollTop + frame.clientHeight;
    return newest instanceof HTMLElement && newest.offsetTop + SLACK > end;
  };
  const stick = () => {
    stuck = true;
    pill.hidden = true;
    follow();
  };
  pill.addEventListener('click', stick);
  frame.addEventListener('scroll', () => {
    if (!isBelow()) pill.hidden = true;
    // The browser tells of our own scrolling late, when a newer message may be there already.
    if (frame.scrollTop === followed) return;
    // A reader who was at the end and did not go up is still there, whatever has come below.
    const end = stuck ? Math.min(target(), followed) : target();
    stuck = frame.scrollTop > end - SLACK;
  });
  const observer = new ResizeObserver(follow);
  observer.observe(frame);
  observer.observe(content);
  return {
    stick,
    /** Shows the pill where a new message at the end is out of sight. */
    added() {
      if (!stuck && isBelow()) pill.hidden = false;
    },
  };
}
