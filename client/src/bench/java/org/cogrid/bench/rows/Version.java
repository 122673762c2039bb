package org.cogrid.bench.rows;

import org.cogrid.core.function.Fn0;

/** A function with three classes of its own, of which {@link Versions} makes as many versions as are wanted. */
public final class Version implements Fn0<Object> {
    private static final long serialVersionUID = 1;

    /** Replaced in the bytes of each version. */
    private static final String NUMBER = "version-00000000";

    @Override
    public Object call() {
        return new First().text(new Second(), new Third());
    }

    private static final class First {
        String text(Second second, Third third) {
            return NUMBER + second.text() + third.text();
        }
    }

    private static final class Second {
        String text() {
            return "2" + NUMBER;
        }
    }

    private static final class Third {
        String text() {
            return "3" + NUMBER;
        }
    }
}
