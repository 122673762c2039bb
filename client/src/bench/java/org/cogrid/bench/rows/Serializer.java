package org.cogrid.bench.rows;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.fory.Fory;
import org.apache.fory.config.Language;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Ways to make bytes of a value and a value of bytes. One thread uses each. */
public enum Serializer {
    /** What Cogrid uses. */
    COGRID {
        private final ValueCodec codec = new ValueCodec(new HereOnly());

        @Override
        byte[] write(Object value) {
            return codec.encode(value).bytes();
        }

        @Override
        Object read(byte[] bytes) {
            return codec.decode(new Encoded(ContentHash.NONE, bytes), Arrival.PLAIN);
        }
    },
    /** What comes with Java. */
    JAVA {
        @Override
        byte[] write(Object value) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            return bytes.toByteArray();
        }

        @Override
        Object read(byte[] bytes) throws Exception {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }
    },
    /** What Hazelcast does when it is told nothing. */
    HAZELCAST {
        private final SerializationService service = new DefaultSerializationServiceBuilder().build();

        @Override
        byte[] write(Object value) {
            return service.toData(value).toByteArray();
        }

        @Override
        Object read(byte[] bytes) {
            Data data = new com.hazelcast.internal.serialization.impl.HeapData(bytes);
            return service.toObject(data);
        }
    },
    /** Kryo, keeping what is shared. */
    KRYO {
        private final Kryo kryo = kryo();

        private static Kryo kryo() {
            Kryo kryo = new Kryo();
            kryo.setRegistrationRequired(false);
            kryo.setReferences(true);
            kryo.setInstantiatorStrategy(new com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy(
                    new StdInstantiatorStrategy()));
            return kryo;
        }

        @Override
        byte[] write(Object value) {
            Output out = new Output(4096, -1);
            kryo.writeClassAndObject(out, value);
            return out.toBytes();
        }

        @Override
        Object read(byte[] bytes) {
            return kryo.readClassAndObject(new Input(bytes));
        }
    },
    /** Apache Fory, keeping what is shared. */
    FORY {
        private final Fory fory = Fory.builder()
                .withLanguage(Language.JAVA)
                .requireClassRegistration(false)
                .withRefTracking(true)
                .build();

        @Override
        byte[] write(Object value) {
            return fory.serialize(value);
        }

        @Override
        Object read(byte[] bytes) {
            return fory.deserialize(bytes);
        }
    };

    abstract byte[] write(Object value) throws Exception;

    abstract Object read(byte[] bytes) throws Exception;
}
