package org.cogrid.core.internal.hazelcast;

import com.hazelcast.client.config.SocketOptions;
import com.hazelcast.client.impl.clientside.DefaultClientExtension;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.internal.networking.ChannelInitializer;
import org.cogrid.core.internal.transport.RenewedKey;

/**
 * What Cogrid changes in a Hazelcast client. Hazelcast makes one for each client of the JVM, by the service loader; those
 * that {@link GridInstances} did not start have no key and are left as they are.
 */
public final class GridClientExtension extends DefaultClientExtension {
    /** The name in a client's user context under which its grid's key stands. */
    static final String KEY = "cogrid.socket-key";

    /** Made by the service loader. */
    public GridClientExtension() {}

    @Override
    public ChannelInitializer createChannelInitializer(SSLConfig ssl, SocketOptions options) {
        ChannelInitializer plain = super.createChannelInitializer(ssl, options);
        return client.getClientConfig().getUserContext().get(KEY) instanceof RenewedKey key
                ? SecuredChannels.ofClient(plain, key)
                : plain;
    }
}
