import type { SentFile } from '../web/wire.ts';
import { byId } from './dom.ts';

/**
 * Holds the file that goes out with the next line: chosen by the + button, dropped or pasted.
 *
 * @param changed - Hears that somebody chose another file, or none any more.
 */
export function createAttachment(changed: () => void) {
  const plus = byId('attach', HTMLButtonElement);
  const input = byId('file', HTMLInputElement);
  const chip = byId('attached', HTMLElement);
  const name = chip.querySelector('span');
  const field = byId('line', HTMLTextAreaElement);

  function show() {
    const file = input.files?.[0];
    chip.hidden = file === undefined;
    if (name) name.textContent = file?.name ?? '';
  }

  function clear() {
    input.value = '';
    show();
  }

  function changeByHand() {
    show();
    field.focus();
    changed();
  }

  function takeFrom(event: Event, data: DataTransfer | null) {
    if (!data || data.files.length === 0) return;
    event.preventDefault();
    input.files = data.files;
    changeByHand();
  }

  plus.addEventListener('click', () => input.click());
  input.addEventListener('change', changeByHand);
  chip.querySelector('button')?.addEventListener('click', () => {
    input.value = '';
    changeByHand();
  });
  field.addEventListener('paste', (event) => takeFrom(event, event.clipboardData));
  field.addEventListener('drop', (event) => takeFrom(event, event.dataTransfer));

  return {
    clear,
    isThere: () => input.files?.[0] !== undefined,
    async read(): Promise<SentFile | undefined> {
      const file = input.files?.[0];
      return file && { name: file.name, base64: (await file.bytes()).toBase64() };
    },
    setLabels({ attach, remove }: { readonly attach: string; readonly remove: string }) {
      plus.ariaLabel = attach;
      plus.title = attach;
      const button = chip.querySelector('button');
      if (button) button.ariaLabel = remove;
    },
  };
}
