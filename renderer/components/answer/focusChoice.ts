/** Takes the focus to the radio that a digit chose, so that arrows go on from there. */
export function focusChoice(form: HTMLElement, value: string): void {
  form.querySelector<HTMLInputElement>(`input[type="radio"][value="${CSS.escape(value)}"]`)?.focus();
}
