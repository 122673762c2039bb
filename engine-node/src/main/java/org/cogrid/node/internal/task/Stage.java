package org.cogrid.node.internal.task;

/** What an engine does with a task, as error messages say it. */
enum Stage {
    LOADING("loading its code"),
    DECODING("decoding its arguments"),
    RUNNING("running"),
    ENCODING("encoding its result"),
    TELLING("telling its outcome");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
