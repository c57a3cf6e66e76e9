/** The app with its inside, for the shell's own parts: dialogs, live regions, notices. */
import { getApp } from './context';
import type { Workshop } from './app.svelte';

export const getWorkshop = (): Workshop => getApp() as Workshop;
