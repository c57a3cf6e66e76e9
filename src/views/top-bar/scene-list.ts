/** The scenes of the menu, fetched behind the first picture: their words are no part of it. */
export { scenes } from '../../sim/catalog';
