package org.cogrid.client.internal.groovy;

import org.cogrid.client.DirectView;
import org.cogrid.client.MultiView;

/**
 * Catches calls without their argument, for verbs that have several forms. Without this Groovy would say that it can't
 * choose among the forms. For a verb with one form Groovy passes null.
 */
public final class ForgottenArguments {
    private ForgottenArguments() {}

    public static Object get(DirectView view) {
        throw noName("get");
    }

    public static Object pull(DirectView view) {
        throw noName("pull");
    }

    public static Object run(DirectView view) {
        throw new IllegalArgumentException(
                "no file was given: run takes the path of a script, as in run('job.groovy')");
    }

    public static Object get(MultiView view) {
        throw noName("get");
    }

    public static Object pull(MultiView view) {
        throw noName("pull");
    }

    private static IllegalArgumentException noName(String verb) {
        return new IllegalArgumentException(
                "no name was given: " + verb + " takes that of a variable, in quotes, as in " + verb + "('a')");
    }
}
