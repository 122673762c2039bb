package org.cogrid.client.internal.cluster.launch;

/** How long an engine's process lives. */
public enum Lifetime {
    /** The process ends when this program does, however the program ends. */
    OF_THE_PROGRAM,
    /** The process outlives this program, and ends when it is stopped. */
    ITS_OWN
}
