/** The drawing that the fake bridge tells its story about: the first scene, found and looked at as the page does. */
export { discover as fakeDiscover, firstScene as fakeScenario } from '../../src/sim/catalog';
