package org.cogrid.client.it;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs Groovy scripts as a user's program would: compiled by a plain shell of this JVM, which the engines know nothing of. */
final class InClient {
    private InClient() {}

    /** What the script's last line gives, with these variables of the program. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the script's author knows the type
    static <R extends @Nullable Object> R groovy(Map<String, ?> variables, String script) {
        Binding binding = new Binding();
        variables.forEach(binding::setVariable);
        @SuppressWarnings("unchecked")
        R last = (R) new GroovyShell(InClient.class.getClassLoader(), binding).evaluate(script);
        return last;
    }
}
