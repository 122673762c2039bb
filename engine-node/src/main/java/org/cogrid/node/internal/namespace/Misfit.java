package org.cogrid.node.internal.namespace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.standin.MisfitException;
import org.cogrid.core.internal.codec.standin.OtherVersion;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.SnippetNames;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.cogrid.node.internal.code.loader.BroughtCode.Standing;
import org.cogrid.node.internal.code.loader.CodeVersion;

/**
 * Why a value can't be renewed into the versions that a task brings.
 *
 * @param summary a few words, for a table
 * @param reason the versions and their difference in two lines, then a line for each further class that differs
 */
record Misfit(String summary, String reason) {
    private static final int MOST_OTHERS = 4;

    /**
     * Explains a failure to copy a value.
     *
     * @param met the classes in the value
     */
    static Misfit of(Object value, Collection<Class<?>> met, BroughtCode brought, RuntimeException failure) {
        if (failure.getCause() instanceof MisfitException fields) {
            Class<?> type = met.stream()
                    .filter(each -> each.getName().equals(fields.className()))
                    .filter(each -> brought.standingOf(each) != Standing.SAME)
                    .findFirst()
                    .orElse(value.getClass());
            return between(type, brought, fields.difference() + others(type, met, brought));
        }
        Class<?> type = met.stream()
                .filter(each -> brought.standingOf(each) != Standing.SAME)
                .findFirst()
                .orElse(value.getClass());
        Optional<String> gone = met.stream()
                .filter(each -> failure instanceof UndecodableValueException && isGone(each, brought))
                .findFirst()
                .map(each -> "the value also holds class " + SnippetNames.asTyped(each.getName())
                        + ", which this program does not have");
        return between(type, brought, gone.orElseGet(() -> "the value can't be copied into it: " + reason(failure)));
    }

    /** The other classes in the value that do not fit, so that the message names all at once. */
    private static String others(Class<?> told, Collection<Class<?>> met, BroughtCode brought) {
        return met.stream()
                .distinct()
                .filter(each -> each != told && brought.standingOf(each) == Standing.OTHER)
                .flatMap(each -> other(each, brought).stream())
                .sorted()
                .limit(MOST_OTHERS)
                .collect(Collectors.joining());
    }

    private static Optional<String> other(Class<?> type, BroughtCode brought) {
        try {
            List<String> misfits = OtherVersion.misfits(
                    type, brought.loader().loadClass(brought.nameOf(type.getName())), brought::nameOf);
            String name = SnippetNames.asTyped(type.getName());
            return misfits.isEmpty()
                    ? Optional.empty()
                    : Optional.of("\nnor does class " + name + ", which it also holds: " + String.join(", ", misfits));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // the message has the first misfit anyway
        }
    }

    private static Misfit between(Class<?> type, BroughtCode brought, String difference) {
        String name = SnippetNames.asTyped(type.getName());
        String time = CodeVersion.time(type);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String nameHere = brought.nameOf(type.getName());
        String shownHere = SnippetNames.asTyped(nameHere);
        String here = (shownHere.equals(name) ? "" : "class " + shownHere + ", ") + here(nameHere, brought);
        return new Misfit(
                "old version of " + simple + (time.isEmpty() ? "" : " (" + time + ")"),
                "it holds class " + name + ", " + CodeVersion.of(type) + "\nthis program has " + here + ": "
                        + difference);
    }

    private static String here(String className, BroughtCode brought) {
        try {
            return CodeVersion.of(brought.loader().loadClass(className));
        } catch (ClassNotFoundException e) {
            return "another version"; // the engine lacks the code of that version
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof UndecodableValueException undecodable
                ? undecodable.reason()
                : String.valueOf(FailureText.message(failure));
    }

    private static boolean isGone(Class<?> type, BroughtCode brought) {
        try {
            Class.forName(brought.nameOf(type.getName()), false, brought.loader());
            return false;
        } catch (ClassNotFoundException | LinkageError e) {
            return true;
        }
    }

    /** The error message for a task that uses the variable. */
    String ofVariable(String name) {
        return "the variable '" + name + "' does not fit this program: " + reason + "\nassign it again, or remove('"
                + name + "')";
    }

    /** The error message for a task that uses the variable of another engine. */
    String ofVariable(String name, int engine) {
        return "the variable '" + name + "' of engine " + engine + " does not fit this program: " + reason
                + "\nassign it again there, or remove('" + name + "') there";
    }
}
