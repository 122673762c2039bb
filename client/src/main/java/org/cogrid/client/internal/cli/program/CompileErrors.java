package org.cogrid.client.internal.cli.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.cogrid.core.internal.text.Counted;

/**
 * The compiler's errors, put in order for the user. What is missing from the class path comes first, because most other
 * errors follow from that. The compiler's first errors come next.
 */
record CompileErrors(Path file, List<Diagnostic<? extends JavaFileObject>> errors) {
    private static final int MOST_ERRORS = 3;

    /** The most lines of one error, which may list all methods of a name. */
    private static final int MOST_LINES = 6;

    private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");

    /** Finds missing classes. The compiler takes a class before a dot for a variable. */
    private static final Pattern CLASS = Pattern.compile("symbol:\\s+(?:class|variable) (\\p{Lu}\\w*)");

    String text() {
        List<Diagnostic<? extends JavaFileObject>> ofMissing = errors.stream()
                .filter(error -> missing(error).findAny().isPresent())
                .toList();
        List<String> missing =
                ofMissing.stream().flatMap(CompileErrors::missing).distinct().toList();
        List<String> told = (ofMissing.isEmpty() ? errors : ofMissing)
                .stream().limit(MOST_ERRORS).map(CompileErrors::shortened).toList();
        int more = errors.size() - told.size();
        return file + " does not compile" + UserProgram.asNotFound(missing) + ":\n" + String.join("\n", told)
                + (more > 0 ? "\nand " + Counted.of(more, "more error") : "");
    }

    /** Returns the packages and classes that an error reports as missing. */
    private static Stream<String> missing(Diagnostic<?> error) {
        String message = error.getMessage(Locale.ENGLISH);
        return Stream.of(PACKAGE, CLASS)
                .flatMap(pattern -> pattern.matcher(message).results())
                .map(found -> found.group(1));
    }

    private static String shortened(Object error) {
        List<String> lines = error.toString().lines().toList();
        return lines.size() <= MOST_LINES
                ? error.toString()
                : String.join("\n", lines.subList(0, MOST_LINES)) + "\n  …";
    }
}
