package org.cogrid.client.internal.shell.syntax;

/** Tells texts whose last value nobody asked to see. */
public final class Assignments {
    private Assignments() {}

    /** Whether the last statement of the text is an assignment, such as {@code a = 5} or {@code def (x, y) = [1, 2]}. */
    public static boolean endsInOne(String text) {
        return Statement.last(Scanner.scan(text), text).isAssignment();
    }
}
