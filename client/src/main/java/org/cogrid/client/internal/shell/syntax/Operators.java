package org.cogrid.client.internal.shell.syntax;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Groovy's operators and separators. */
final class Operators {
    private static final List<String> LONGEST_FIRST = Arrays.stream(
                    ("= + - * / % ** ++ -- == != <= >= < > <=> === !== =~ ==~ ! ~ && || & | ^ << >> >>> ? : ?: -> . ?. ??. *. .& .@ ::"
                                    + " .. ..< <.. <..< ... += -= *= /= %= **= &= |= ^= <<= >>= >>>= ?= , ; @ \\")
                            .split(" "))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /** The operators that may end a line. A star ends imports, and {@code >} ends type parameters. */
    private static final Set<String> MAY_END = Set.of("++", "--", "*", ">", ">>", ">>>", "...", ";");

    private Operators() {}

    /** Returns the length of the operator at a place; 1 for an unknown one. */
    static int lengthAt(String text, int place) {
        return LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator, place))
                .mapToInt(String::length)
                .findFirst()
                .orElse(1);
    }

    /** True if the operator needs something after it, possibly on the next line. */
    static boolean wantsMore(String operator) {
        return LONGEST_FIRST.contains(operator) && !MAY_END.contains(operator);
    }
}
