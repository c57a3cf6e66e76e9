/** What only a browser can do: save, pick and copy. */
import type { Browser } from './page';

export function browserOf(window: Window): Browser {
  const { document } = window;
  return {
    get address() {
      return window.location.href.split('#')[0];
    },
    save(name, text) {
      const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // Some browsers read the blob only after the click has returned.
      window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
    pick: () =>
      new Promise((resolve) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = '.json,.scenario.json,application/json';
        input.addEventListener('change', () => {
          const file = input.files?.[0];
          if (!file) resolve(null);
          else void file.text().then((text) => resolve({ name: file.name, text }));
        });
        input.addEventListener('cancel', () => resolve(null));
        input.click();
      }),
    async copy(text) {
      try {
        await window.navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
