package org.cogrid.core.internal.codec.standin;

import java.io.InvalidClassException;
import java.util.List;
import org.cogrid.core.internal.code.VersionTeller;
import org.cogrid.core.internal.text.SnippetNames;

/** A value has fields for which the version of its class here has no place. */
public final class MisfitException extends InvalidClassException {
    private static final long serialVersionUID = 1L;

    private final String className;
    private final String difference;

    /**
     * A failure to read a value as one of the version here.
     *
     * @param differences what differs in each such field, in words
     * @param loader finds classes here; it may know more of their versions
     */
    MisfitException(String className, List<String> differences, ClassLoader loader) {
        super(text(className, String.join(", ", differences), loader));
        this.className = className;
        this.difference = String.join(", ", differences);
    }

    private static String text(String className, String difference, ClassLoader loader) {
        boolean isTold = loader instanceof VersionTeller;
        String there = isTold ? ((VersionTeller) loader).there(className) : "another version";
        String here = isTold ? ((VersionTeller) loader).here(className) : "the version here";
        return "the value holds class " + SnippetNames.asTyped(className) + ", " + there + "; in " + here + " "
                + difference;
    }

    /** The class that differs. */
    public String className() {
        return className;
    }

    /** What differs, such as {@code there is no field 'y'}. */
    public String difference() {
        return difference;
    }
}
