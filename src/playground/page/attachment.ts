import type { SentFile } from '../web/wire.ts';
import { byId } from './dom.ts';

/** The file that goes out with the next line: chosen by the + button, dropped or pasted. */
export function createAttachment() {
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

  function takeFrom(event: Event, data: DataTransfer | null) {
    if (!data || data.files.length === 0) return;
    event.preventDefault();
    input.files = data.files;
    show();
  }

  plus.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    show();
    field.focus();
  });
  chip.querySelector('button')?.addEventListener('click', clear);
  field.addEventListener('paste', (event) => takeFrom(event, event.clipboardData));
  field.addEventListener('drop', (event) => takeFrom(event, event.dataTransfer));

  return {
    clear,
    async read(): Promise<SentFile | undefined> {
      const file = input.files?.[0];
      return file && { name: file.name, base64: await toBase64(file) };
    },
    setLabels({ attach, remove }: { readonly attach: string; readonly remove: string }) {
      plus.ariaLabel = attach;
      plus.title = attach;
      const button = chip.querySelector('button');
      if (button) button.ariaLabel = remove;
    },
  };
}

function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
