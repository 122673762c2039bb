package org.cogrid.client.internal.view;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.RemoteTaskException;

/**
 * A line of a Groovy text that ran on an engine, as the stack of its failure names it.
 *
 * @param file the text's name
 * @param number the line's number
 */
public record RemoteLine(String file, int number) {
    private static final Pattern FRAME = Pattern.compile("\\(([^()\\s]+\\.groovy):(\\d{1,9})\\)");

    /** Returns all such lines, innermost first, including those below frames of a Java library. */
    public static Stream<RemoteLine> of(RemoteTaskException failure) {
        return FRAME.matcher(failure.remoteStack())
                .results()
                .map(frame -> new RemoteLine(frame.group(1), Integer.parseInt(frame.group(2))));
    }

    /** Returns a text such as {@code norms.groovy:7}. */
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
