package org.cogrid.node.internal.task;

/** The stages of a task on an engine, with their words in error messages. */
public enum Stage {
    LOADING("loading its code"),
    DECODING("decoding its arguments"),
    RUNNING("running"),
    ENCODING("encoding its result"),
    REPORTING("reporting its outcome");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
