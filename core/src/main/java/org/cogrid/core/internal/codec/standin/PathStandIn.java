package org.cogrid.core.internal.codec.standin;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * A {@link Path}: its text for the default file system, else its URI.
 *
 * @param text what {@link Path#of} takes
 * @param isUri whether {@code text} is a URI
 */
record PathStandIn(String text, boolean isUri) implements StandIn {
    static PathStandIn of(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault())
                ? new PathStandIn(path.toString(), false)
                : new PathStandIn(path.toUri().toString(), true);
    }

    @Override
    public Path restore(Arrival arrival) {
        return isUri ? Path.of(URI.create(text)) : Path.of(text);
    }
}
