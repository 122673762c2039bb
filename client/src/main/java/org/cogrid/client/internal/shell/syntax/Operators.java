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

    /** They may be the last thing on a line. A star ends imports, and {@code >} the parameters of types. */
    private static final Set<String> MAY_END = Set.of("++", "--", "*", ">", ">>", ">>>", "...", ";");

    private Operators() {}

    /** The length of the operator at a place; 1 where there is none that is known. */
    static int lengthAt(String text, int place) {
        return LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator, place))
                .mapToInt(String::length)
                .findFirst()
                .orElse(1);
    }

    /** Whether what it needs has to follow, be it on the next line. */
    static boolean wantsMore(String operator) {
        return LONGEST_FIRST.contains(operator) && !MAY_END.contains(operator);
    }
}
