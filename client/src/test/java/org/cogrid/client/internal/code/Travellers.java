package org.cogrid.client.internal.code;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;

/** A program's class: engines don't have it. */
public final class Travellers {
    private Travellers() {}

    record Point(int x, int y) implements Serializable {
        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }
    }

    /** For classes of scripts to extend. */
    public static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    enum Colour {
        RED,
        GREEN
    }

    static int triple(int value) {
        return 3 * value;
    }

    static Fn1<Integer, Integer> doubling() {
        return value -> value * 2;
    }

    static Fn1<Integer, Point> capturing(Point base) {
        return by -> {
            IntUnaryOperator inner = new IntUnaryOperator() {
                @Override
                public int applyAsInt(int operand) {
                    return operand + Colour.valueOf("GREEN").ordinal();
                }
            };
            return base.plus(new Point(by, inner.applyAsInt(by)));
        };
    }

    static Fn0<List<String>> unused(TaskMetadata metadata) {
        return () -> List.of(metadata.toString());
    }
}
