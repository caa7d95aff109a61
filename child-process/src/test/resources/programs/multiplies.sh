# Starts one process after the other, each of which loses its parent at once: whoever ends it has to look again. At most a
# hundred, and all of it ends by itself, should nobody manage that.
echo > started
count=0
while [ $count -lt 100 ]; do
  (/bin/sleep 10 &)
  /bin/sleep 0.02
  count=$((count + 1))
done
