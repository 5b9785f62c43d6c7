package io.overdue.agent.clients.netty;

import io.overdue.agent.record.ChannelReader;
import java.lang.reflect.Method;
import java.net.SocketAddress;

/** Asks Netty channels, and sockets above them, by the names of methods of public interfaces. */
public final class NettyReader implements ChannelReader {

  private static final String PACKAGE = "io.netty.channel.";

  /** Interfaces of sockets that tell the context of their channel: Vert.x 4, and 5. */
  private static final String[] SOCKETS = {
    "io.vertx.core.net.impl.NetSocketInternal", "io.vertx.core.internal.net.NetSocketInternal",
  };

  @Override
  public Object channelOf(Object context) {
    if (isA(context, PACKAGE + "Channel")) {
      return context;
    }
    if (isA(context, PACKAGE + "ChannelHandlerContext")) {
      return ask(context, "ChannelHandlerContext", "channel");
    }
    for (String socket : SOCKETS) {
      if (isA(context, socket)) {
        return channelOf(call(context, socket, "channelHandlerContext"));
      }
    }
    return null;
  }

  private static boolean isA(Object object, String interfaceName) {
    try {
      return find(object.getClass(), interfaceName).isInstance(object);
    } catch (ReflectiveOperationException | RuntimeException absent) {
      return false;
    }
  }

  @Override
  public SocketAddress local(Object channel) {
    return (SocketAddress) ask(channel, "Channel", "localAddress");
  }

  @Override
  public SocketAddress remote(Object channel) {
    return (SocketAddress) ask(channel, "Channel", "remoteAddress");
  }

  @Override
  public boolean isEncrypted(Object channel) {
    Object pipeline = ask(channel, "Channel", "pipeline");
    Object names = ask(pipeline, "ChannelPipeline", "toMap");
    return names != null && names.toString().contains("io.netty.handler.ssl.SslHandler");
  }

  private static Object ask(Object object, String interfaceName, String method) {
    return call(object, PACKAGE + interfaceName, method);
  }

  private static Object call(Object object, String interfaceName, String method) {
    try {
      Method question = find(object.getClass(), interfaceName).getMethod(method);
      return question.invoke(object);
    } catch (ReflectiveOperationException | RuntimeException doesNotAnswer) {
      return null;
    }
  }

  /** The interface of that name which {@code type} implements. */
  private static Class<?> find(Class<?> type, String interfaceName) throws ClassNotFoundException {
    return Class.forName(interfaceName, false, type.getClassLoader());
  }
}
