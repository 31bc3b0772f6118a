import {
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/payloads/v10';
import type { Modal } from '../../message/message.ts';
import type { Form } from '../web/wire.ts';
import { optionsOf } from './component-view.ts';
import { h } from './dom.ts';
import { markdown, type Reader } from './markdown-view.ts';
import { type Words, wordsFor } from './words.ts';

type Field = Form['fields'][number];

/**
 * Shows a modal and waits for the person.
 *
 * @param submit - Gets the fields; a sentence back keeps the form open and is shown in it.
 */
export function openForm(
  modal: Modal,
  reader: Reader,
  submit: (fields: readonly Field[]) => Promise<string | undefined>,
): void {
  const words = wordsFor(reader.locale);
  const parts = modal.components.map((component) => {
    if (component.type === ComponentType.TextDisplay) {
      return { view: h('div', { className: 'form-text' }, markdown(component.content, reader)) };
    }
    if (component.type === ComponentType.ActionRow) {
      const [input] = component.components;
      if (input?.type !== ComponentType.TextInput) return { view: h('div') };
      return textField(input, input.label ?? '', undefined, 'row', words);
    }
    const { label, description, component: inner } = component;
    if (inner.type === ComponentType.TextInput) {
      return textField(inner, label, description, 'label', words);
    }
    if (inner.type === ComponentType.StringSelect)
      return selectField(inner, label, description, words);
    return { view: h('div', {}, label) };
  });

  const problem = h('p', { className: 'form-problem', role: 'alert', hidden: true });
  const send = h('button', { type: 'submit', className: 'form-submit' }, words.submit);
  const cancel = h('button', { type: 'button', className: 'form-cancel' }, words.cancel);
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', {}, modal.title),
    h('p', { className: 'form-note' }, words.formFor),
    h('div', { className: 'form-fields' }, ...parts.map(({ view }) => view)),
    problem,
    h('footer', {}, cancel, send),
  );
  const dialog = h('dialog', { className: 'form-dialog', ariaLabel: modal.title }, form);
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    // Chromium gives a text field its focus back, but not its caret: typing would go nowhere.
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.blur();
    field.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send.disabled = true;
    const fields = parts.flatMap((part) => ('read' in part ? [part.read()] : []));
    void submit(fields)
      .catch(String)
      .then((sentence) => {
        if (sentence === undefined) dialog.close();
        problem.textContent = sentence ?? '';
        problem.hidden = sentence === undefined;
        send.disabled = false;
      });
  });
  document.body.append(dialog);
  dialog.showModal();
}

function textField(
  input: APITextInputComponent,
  label: string,
  description: string | undefined,
  within: Field['within'],
  words: Words,
) {
  const required = input.required ?? true;
  const common = {
    value: input.value ?? '',
    required,
    placeholder: input.placeholder ?? '',
    ...(input.max_length !== undefined && { maxLength: input.max_length }),
    ...(input.min_length !== undefined && { minLength: input.min_length }),
  };
  const box =
    input.style === TextInputStyle.Paragraph
      ? h('textarea', { ...common, rows: 3 })
      : h('input', { ...common, type: 'text', autocomplete: 'off' });
  return {
    view: labelled(label, description, required, box, words),
    read: (): Field => ({ customId: input.custom_id, within, value: box.value }),
  };
}

function selectField(
  select: APIStringSelectComponent,
  label: string,
  description: string | undefined,
  words: Words,
) {
  const required = select.required ?? true;
  const list = optionsOf(select, words);
  list.required = required;
  return {
    view: labelled(label, description, required, list, words),
    read: (): Field => ({
      customId: select.custom_id,
      within: 'label',
      values: [...list.selectedOptions].map(({ value }) => value).filter(Boolean),
    }),
  };
}

function labelled(
  label: string,
  description: string | undefined,
  required: boolean,
  box: HTMLElement,
  words: Words,
): HTMLElement {
  return h(
    'label',
    { className: 'form-field' },
    h(
      'span',
      { className: 'form-label' },
      label,
      h(
        'small',
        { className: required ? 'required' : '' },
        required ? ' *' : ` (${words.optional})`,
      ),
    ),
    description === undefined ? undefined : h('small', {}, description),
    box,
  );
}
