/** Keeps the newest message in view for as long as the reader has not scrolled up. */
export function stickToBottom(frame: HTMLElement, content: HTMLElement) {
  let stuck = true;
  const follow = () => {
    if (stuck) frame.scrollTop = frame.scrollHeight;
  };
  frame.addEventListener('scroll', () => {
    stuck = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 40;
  });
  const observer = new ResizeObserver(follow);
  observer.observe(frame);
  observer.observe(content);
  return {
    stick() {
      stuck = true;
      follow();
    },
  };
}
