/** A file dropped anywhere on the page is opened as a recipe. */
const largest = 6_000_000;

export const dropTarget =
  (open: (text: string, name: string) => void) =>
  (target: Document): (() => void) => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      // A film dropped by mistake is not read into memory: its first bytes are enough to say what is wrong with it.
      void file.slice(0, largest).text().then((text) => open(text, file.name));
    };
    target.addEventListener('dragover', over);
    target.addEventListener('drop', drop);
    return () => {
      target.removeEventListener('dragover', over);
      target.removeEventListener('drop', drop);
    };
  };
