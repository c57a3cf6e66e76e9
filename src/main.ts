/** The page starts here: theme before the first paint, the first scene without a fetch, then the run. */
import './views/styles/page.css';
import { mount } from 'svelte';
import { start } from './app/start';
import App from './views/App.svelte';

async function begin(): Promise<void> {
  const app = await start(window);
  const home = document.getElementById('app');
  if (!home) return;
  home.replaceChildren();
  mount(App, { target: home, props: { app } });
}
void begin();
