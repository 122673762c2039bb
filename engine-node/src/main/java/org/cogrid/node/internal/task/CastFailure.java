package org.cogrid.node.internal.task;

import groovy.lang.MissingMethodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.cogrid.node.internal.code.loader.CodeVersion;
import org.cogrid.node.internal.groovy.script.VersionClash;

/**
 * Explains a failed cast: the value belongs to another version of the class, or to a class that the task's code no
 * longer has.
 *
 * @param code gives the code that the running task has brought
 * @param versions gives the names of the versions of a class that are here
 */
public record CastFailure(Supplier<Optional<BroughtCode>> code, Function<String, List<String>> versions) {
    /** Java's message for a failed cast, with the loaders of both classes, whose names contain the versions. */
    private static final Pattern JAVAS = Pattern.compile(
            "class (\\S+) cannot be cast to class (\\S+) \\(\\S+ is in unnamed module of loader (?:'(.+?)'|(.+?)) @\\w+;"
                    + " \\S+ is in unnamed module of loader (?:'(.+?)'|(.+?)) @\\w+\\)",
            Pattern.DOTALL);

    /** Java's message when only one of the two classes was sent. */
    private static final Pattern JAVAS_OF_SENT = Pattern.compile(
            "class (\\S+) cannot be cast to class (\\S+) \\(.*\\b\\1 is in unnamed module of loader '(.+?)' @\\w+.*\\)",
            Pattern.DOTALL);

    /** Other messages for a cast between classes of the same name. */
    private static final Pattern SAME_NAME = Pattern.compile(
            "\\bclass (\\S+) cannot be cast to class \\1 .*" + "|.*with class '(\\S+)' to class '\\2'.*",
            Pattern.DOTALL);

    /** Groovy's message for a cast between classes of different names. */
    private static final Pattern GROOVYS =
            Pattern.compile("Cannot cast object .* with class '([^']+)' to class '[^']+'.*", Pattern.DOTALL);

    private static final String WAY_OUT = "\nassign the value again, or define what uses it again";

    /** An instance for code without versions. */
    static CastFailure ofOneVersion() {
        return new CastFailure(Optional::empty, name -> List.of());
    }

    /** The failure's message; if versions are the reason, it explains them. */
    String told(Throwable failure, String message) {
        if (failure instanceof MissingMethodException missing) {
            return VersionClash.of(missing).or(() -> lacking(missing)).orElse(message);
        }
        return failure instanceof ClassCastException ? cast(failure, message) : message;
    }

    private String cast(Throwable failure, String message) {
        Matcher java = JAVAS.matcher(message);
        if (java.matches() && java.group(1).equals(java.group(2))) {
            return between(java.group(1), either(java, 3), either(java, 5));
        }
        Matcher same = SAME_NAME.matcher(message);
        if (same.matches()) {
            return ofOneName(failure, same.group(1) == null ? same.group(2) : same.group(1));
        }
        Matcher sent = JAVAS_OF_SENT.matcher(message);
        if (sent.matches() && CodeVersion.isName(sent.group(3))) {
            String what = "class " + sent.group(1) + " cannot be cast to class " + sent.group(2);
            return what + (isLacked(sent.group(1)) ? gone(sent.group(1), sent.group(3)) : "");
        }
        return groovys(message);
    }

    private String groovys(String message) {
        Matcher other = GROOVYS.matcher(message);
        if (!other.matches() || !isLacked(other.group(1))) {
            return message;
        }
        String version = String.join(" or ", versions.apply(other.group(1)));
        return version.isEmpty() ? message : message + gone(other.group(1), version);
    }

    private static String gone(String type, String version) {
        return "\nthe value is of " + VersionClash.gone(type, version);
    }

    private static String either(Matcher matcher, int group) {
        String quoted = matcher.group(group);
        String name = quoted == null ? matcher.group(group + 1) : quoted;
        return CodeVersion.isName(name) ? name : "that of loader " + name;
    }

    private static String between(String type, String there, String wanted) {
        return "the value holds class " + type + ", " + there + "\nwhat uses it takes " + wanted + WAY_OUT;
    }

    /** Explains a message that has only the class's name: the required version is that of the casting code. */
    private String ofOneName(Throwable failure, String type) {
        List<String> here = new ArrayList<>(versions.apply(type));
        Optional<String> wanted = FailureText.frames(failure).stream()
                .flatMap(frame -> Stream.ofNullable(frame.getClassLoaderName()))
                .filter(CodeVersion::isName)
                .findFirst();
        if (wanted.isPresent() && here.remove(wanted.get()) && here.size() == 1) {
            return between(type, here.get(0), wanted.get());
        }
        wanted.ifPresent(here::add);
        return "the value holds class " + type + ", another version than what uses it"
                + (here.isEmpty() ? "" : "\nhere " + (here.size() == 1 ? "is " : "are ") + String.join(", ", here))
                + WAY_OUT;
    }

    private boolean isLacked(String type) {
        return code.get().filter(brought -> !brought.has(type)).isPresent();
    }

    private Optional<String> lacking(MissingMethodException failure) {
        return code.get().flatMap(brought -> VersionClash.lacked(failure, brought::lacks));
    }
}
