package org.cogrid.client.internal.texts;

import org.cogrid.client.ExecuteReply;

/** Shows nothing of how a text ends. */
record SilentDisplay(int engine) implements TextDisplay {
    @Override
    public LineOutput out() {
        return new LineOutput(System.out, "");
    }

    @Override
    public LineOutput err() {
        return new LineOutput(System.err, "");
    }

    @Override
    public void ended(ExecuteReply reply) {}

    @Override
    public void failed(RuntimeException failure) {}

    @Override
    public void stuck() {}
}
