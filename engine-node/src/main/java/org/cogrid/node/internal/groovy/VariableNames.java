package org.cogrid.node.internal.groovy;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Which names a variable of the session may have. */
final class VariableNames {
    private static final Set<String> GROOVY_KEYWORDS = Set.of("as", "def", "in");

    /** A closure answers these names itself, so a variable of that name could never be read in one. */
    private static final Set<String> SHADOWED = Set.of(
            "owner",
            "delegate",
            "thisObject",
            "directive",
            "resolveStrategy",
            "parameterTypes",
            "maximumNumberOfParameters",
            "metaClass",
            "class",
            "binding",
            "it");

    private VariableNames() {}

    static void check(String name) {
        if (SHADOWED.contains(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' cannot name a variable: inside a closure it means something else; take another name");
        }
        if (GROOVY_KEYWORDS.contains(name) || SourceVersion.isKeyword(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a variable: it is a keyword of Groovy; take another name");
        }
        if (!SourceVersion.isIdentifier(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' cannot name a variable: a name is letters, digits and '_', and does not start with a digit");
        }
    }

    /** The part of {@link #check} that the compiler has not done already; it runs at every assignment. */
    static void checkAssigned(String name) {
        if (SHADOWED.contains(name)) {
            check(name);
        }
    }
}
