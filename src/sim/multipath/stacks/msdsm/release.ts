/** What differs between releases stands with Windows itself; the DSM reads it from there. */
export { releaseOf, releases, type Fact, type Release } from '../windows/release';
