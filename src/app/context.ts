/** How a view gets the app: handed down by context, never a module singleton. */
import { getContext, setContext } from 'svelte';
import type { App } from './types';

const key = Symbol('app');
export const provideApp = (app: App): App => setContext(key, app);
export const getApp = (): App => getContext<App>(key);
