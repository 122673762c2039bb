package org.cogrid.client.internal.texts;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.ExecuteReply;

/** Keeps the values that it is to show, and shows nothing else. */
record KeptValues(List<String> shown) implements TextDisplays {
    KeptValues() {
        this(new ArrayList<>());
    }

    @Override
    public TextDisplay of(int engine) {
        return new Silent(engine);
    }

    @Override
    public void value(List<Integer> engines, ExecuteReply reply) {
        shown.add(engines + " " + reply.text());
    }

    private record Silent(int engine) implements TextDisplay {
        @Override
        public LineOutput out() {
            return new LineOutput(System.out, "");
        }

        @Override
        public LineOutput err() {
            return new LineOutput(System.err, "");
        }

        @Override
        public void failed(RuntimeException failure) {}

        @Override
        public void stuck() {}
    }
}
