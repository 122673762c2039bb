package org.cogrid.core.internal.codec;

/** Decides what happens with objects that can't be encoded. */
interface Obstacles {
    /** Each such object ends the encoding. */
    Obstacles REFUSED = obstacle -> obstacle;

    /** Returns what is written in place of {@code obstacle}; the object itself if the encoding shall fail. */
    Object inPlaceOf(Object obstacle);
}
