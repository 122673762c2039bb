package org.cogrid.client.internal.shell.syntax;

/** Recognizes texts that end in an assignment, whose value is not shown. */
public final class Assignments {
    private Assignments() {}

    /**
     * True if the last statement of the text is an assignment, such as {@code a = 5} or {@code def (x, y) = [1, 2]}.
     */
    public static boolean endsInOne(String text) {
        return Statement.last(Scanner.scan(text), text).isAssignment();
    }
}
