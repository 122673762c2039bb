package org.cogrid.node.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Addresses for what lies in units, so that {@code getResource} and {@code ServiceLoader} work as with files. */
final class UnitResource extends URLStreamHandler {
    private final Content content;

    private UnitResource(Content content) {
        this.content = content;
    }

    /** Opens the bytes behind an address. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** An address such as {@code cogrid:/1a2b3c4d5e6f/ejml.jar!/META-INF/services/x}. */
    static URL url(String place, Content content) {
        try {
            return new URL(null, "cogrid:/" + place, new UnitResource(content));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return content.open();
            }
        };
    }
}
