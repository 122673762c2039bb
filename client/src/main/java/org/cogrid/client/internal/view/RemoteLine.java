package org.cogrid.client.internal.view;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.RemoteTaskException;

/**
 * A line of a Groovy text that has run on an engine, as the stack of a failure there names it.
 *
 * @param file the text's name
 * @param number of the line
 */
public record RemoteLine(String file, int number) {
    private static final Pattern FRAME = Pattern.compile("\\(([^()\\s]+\\.groovy):(\\d{1,9})\\)");

    /** All of them, the innermost first, also those below frames of a library in Java. */
    public static Stream<RemoteLine> of(RemoteTaskException failure) {
        return FRAME.matcher(failure.remoteStack())
                .results()
                .map(frame -> new RemoteLine(frame.group(1), Integer.parseInt(frame.group(2))));
    }

    /** Such as {@code norms.groovy:7}. */
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
