package org.cogrid.node.internal.groovy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** The address of a class file that is in memory only. */
final class ClassFileUrl extends URLStreamHandler {
    private final byte[] bytes;

    private ClassFileUrl(byte[] bytes) {
        this.bytes = bytes;
    }

    static URL of(String resource, byte[] bytes) {
        try {
            return new URL(null, "cogrid-session:/" + resource, new ClassFileUrl(bytes));
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
            public InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
