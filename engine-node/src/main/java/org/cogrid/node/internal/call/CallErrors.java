package org.cogrid.node.internal.call;

import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Makes the errors for calls with wrong arguments. */
final class CallErrors {
    private CallErrors() {}

    static IllegalArgumentException wrongCount(Callee callee, int given) {
        return new IllegalArgumentException(
                callee.name() + " takes " + expected(callee.signatures()) + ", but " + count(given) + " given");
    }

    static IllegalArgumentException unknownName(Callee callee, String name, List<String> right) {
        String there = right.isEmpty() ? "it takes none" : "there is " + String.join(", ", right);
        return new IllegalArgumentException(callee.name() + " has no parameter called " + name + ": " + there
                + "; to take any name, declare a Map first");
    }

    static IllegalArgumentException givenTwice(Callee callee, String name) {
        return new IllegalArgumentException(
                callee.name() + " got its parameter " + name + " twice: by position and by name; leave one out");
    }

    static IllegalArgumentException noValue(Callee callee, Collection<String> missing) {
        return new IllegalArgumentException(
                callee.name() + " has no value for its parameter " + String.join(", ", missing) + ": pass it too");
    }

    static IllegalArgumentException skippedDefault(Callee callee, Collection<String> skipped) {
        String names = String.join(" and ", skipped);
        return new IllegalArgumentException(
                "the default of " + names + " can't be used when a later parameter of " + callee.name()
                        + " is given, because its defaults are known only for calls that leave out the last parameters: give "
                        + names + " too");
    }

    static IllegalArgumentException namesNotKnown(Callee callee) {
        return new IllegalArgumentException("the parameter names of " + callee.name()
                + " are not known here (it was compiled without them), so it can't take arguments by name: pass them by position: "
                + callee.signatures().stream().map(Signature::toString).toList());
    }

    static IllegalArgumentException wrongType(Callee callee, int index, Class<?> expected, String given) {
        return new IllegalArgumentException("argument " + (index + 1) + " of " + callee.name() + " is of type "
                + expected.getTypeName() + ", but " + given + " was given");
    }

    private static String expected(List<Signature> signatures) {
        IntSummaryStatistics sizes =
                signatures.stream().mapToInt(Signature::size).summaryStatistics();
        boolean open = signatures.stream().anyMatch(Signature::isVariable);
        int min = open ? Math.max(0, sizes.getMin() - 1) : sizes.getMin();
        if (open) {
            return min + " or more arguments " + signatures.get(0);
        }
        if (sizes.getMax() == 0) {
            return "no arguments";
        }
        String range = min == sizes.getMax() ? "" + min : min + " to " + sizes.getMax();
        return range + (sizes.getMax() == 1 ? " argument " : " arguments ") + signatures.get(0);
    }

    private static String count(int given) {
        return switch (given) {
            case 0 -> "none was";
            case 1 -> "1 was";
            default -> given + " were";
        };
    }
}
