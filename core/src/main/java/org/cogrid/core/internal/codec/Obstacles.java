package org.cogrid.core.internal.codec;

/** What becomes of objects that can't be encoded. */
interface Obstacles {
    /** They end the encoding. */
    Obstacles REFUSED = obstacle -> obstacle;

    /** What is written in the place of an object; the object itself when that is to fail. */
    Object inPlaceOf(Object obstacle);
}
