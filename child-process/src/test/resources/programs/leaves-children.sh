# Starts a child, a grandchild whose parent dies at once, and one in a session of its own; names them in the file "children".
# Then does what it is told to: "exit", or "wait". All of them keep the streams open, and end by themselves after a minute.
/bin/sleep 60 &
echo $! >> children.new
(/bin/sleep 60 & echo $! >> children.new)
setsid /bin/sh -c 'echo $$ >> children.new; exec /bin/sleep 60' &
tries=0
while [ "$(wc -l < children.new)" -lt 3 ] && [ $tries -lt 500 ]; do
  /bin/sleep 0.01
  tries=$((tries + 1))
done
mv children.new children
echo started
if [ "$1" = exit ]; then exit 3; fi
/bin/sleep 60
