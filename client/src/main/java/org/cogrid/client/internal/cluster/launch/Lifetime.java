package org.cogrid.client.internal.cluster.launch;

/** How long an engine's process lives. */
public enum Lifetime {
    /** It ends when this program does, however that ends. */
    OF_THE_PROGRAM,
    /** It ends when it is stopped, and outlives this program. */
    ITS_OWN
}
