package org.cogrid.core.internal.codec.refusal;

import java.util.List;
import org.cogrid.core.internal.codec.refusal.CulpritSearch.Found;
import org.cogrid.core.internal.task.Task;

/**
 * Writes the path to an object as a user would write it: {@code argument 0.owner.out}, {@code Report.this.out}, {@code
 * value[3].log}.
 */
final class PathNames {
    /** The path of the value itself. */
    static final String ROOT = "value";

    private PathNames() {}

    /** The path along {@code chain}, in which each object holds the next one. */
    static String of(List<Found> chain) {
        StringBuilder path = new StringBuilder(chain.get(0).object instanceof Task ? "" : ROOT);
        for (int i = 1; i < chain.size(); i++) {
            Found whole = chain.get(i - 1);
            append(FieldPath.of(whole.object, whole.form, chain.get(i).object), path);
        }
        return path.toString();
    }

    private static void append(String step, StringBuilder path) {
        if (step.isEmpty()) {
            return;
        }
        boolean startsAnew =
                path.toString().equals("function") || (path.toString().equals(ROOT) && isCapture(step));
        if (startsAnew) {
            path.setLength(0);
        }
        if (path.length() > 0 && !step.startsWith("[")) {
            path.append('.');
        }
        path.append(step);
    }

    private static boolean isCapture(String step) {
        return step.endsWith(".this") || step.startsWith("captured value") || step.contains(" (captured in ");
    }
}
