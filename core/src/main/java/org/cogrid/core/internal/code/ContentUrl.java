package org.cogrid.core.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs for content that lies in no file, so that {@code getResource} and {@code ServiceLoader} work as with files. */
public final class ContentUrl extends URLStreamHandler {
    private final Content content;

    private ContentUrl(Content content) {
        this.content = content;
    }

    /** The content behind a URL. */
    public interface Content {
        /** Opens the content at its beginning. */
        InputStream open() throws IOException;
    }

    /** A URL such as {@code cogrid:/1a2b3c4d5e6f/ejml.jar!/META-INF/services/x}. */
    public static URL of(String place, Content content) {
        try {
            return new URL(null, "cogrid:/" + place, new ContentUrl(content));
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
